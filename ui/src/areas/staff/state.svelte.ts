// What the staff screens show and which row is open. One list answers all of them.
import { Loaded } from '../../app/loaded.svelte';
import { matches } from '../../app/text';
import { call } from '../../bridge/call';
import type { AccountRow, BindingRow, PersonRow, StaffList } from '../../bridge/types';
import type { Option } from '../../widgets/Combobox.svelte';

export const staff = new Loaded<StaffList>();

export function askStaff(): void {
  void staff.load(() => call('staff.list', {}));
}

export function searched(people: PersonRow[], query: string, left: boolean): PersonRow[] {
  return people.filter(
    (row) =>
      (left || row.state !== 'left') &&
      matches(query, [row.person.name, row.person.staff_no, ...row.nicknames], row.person.pinyin),
  );
}

/** Everybody as a choice, found by name, 工号, nickname or pinyin. */
export function personOptions(people: PersonRow[]): Option[] {
  return people.map((row) => ({
    value: String(row.person.id),
    label: row.person.name,
    hint: row.person.staff_no,
    words: row.nicknames,
    pinyin: row.person.pinyin,
  }));
}

export function boundTo(account: AccountRow, person: number): BindingRow[] {
  return account.bindings.filter((b) => b.owner !== 'ignored' && b.owner.person === person);
}
