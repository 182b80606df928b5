// Every screen and every state of one that looks different, and how to get there in either language.
// The looks of all of them are tested alike; what they do is tested by the journeys.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { sampleExport, unknownTable } from './files.js';

const heading = (d, name) => d.page.getByRole('heading', { name }).first().waitFor();
const grid = (d) => d.page.getByRole('grid', { name: d.say('month-board') });
const press = async (d, name) => d.button(name).first().click();
const leave = (d) => d.page.keyboard.press('Escape');

/** The cell of the board that is in row `row` and column `col`, counted from 0. */
export const cellOf = (d, row, col) => d.page.locator(`[data-cell='${row}.${col}']`);

async function board(d) {
  await d.go('month');
  await grid(d).waitFor();
}

async function previewed(d) {
  await d.go('facts?tab=bring');
  await d.field(d.say('facts-shop')).selectOption('砚溪禾舍旗舰店');
  await d.server.willPick(sampleExport(d, '2026-10', '2026-10-05'));
  await press(d, d.say('facts-pick'));
  await d.page.getByTestId('preview').waitFor();
}

/** A preview with a table nobody knows and an attendance export. */
async function unknown(d) {
  await d.go('facts?tab=bring');
  await d.field(d.say('facts-shop')).selectOption('砚溪禾舍旗舰店');
  await d.server.willPick(await unknownTable(d));
  await press(d, d.say('facts-pick'));
  await d.page.getByRole('region', { name: d.say('mapping-unknown') }).waitFor();
}

async function metric(d, id) {
  await d.go(`metrics?id=${id}`);
  await heading(d, d.say('metrics-feeds'));
}

async function scheme(d, id) {
  await d.go(`schemes?id=${id}`);
  await heading(d, d.say('schemes-items'));
}

/** A week of a roster in which something is broken, asked for and published, and something changed since. */
async function rostered(d) {
  const month = '2026-10';
  const { rows, shifts } = await d.server.call('roster.month', { month });
  const cells = rows.slice(0, 8).flatMap((row, at) =>
    [...'白白晚休白白白'].flatMap((_, day, week) => {
      const date = `${month}-${String(day + 1).padStart(2, '0')}`;
      return row.cells[day].gone ? [] : [{ person: row.person, day: date, text: at === 3 && day === 1 ? '年假' : week[(day + at) % 7] }];
    }),
  );
  await d.server.call('roster.set', { month, cells });
  await d.server.call('roster.set', { month, cells: [{ ...cells[4], text: '休' }], wishes: true });
  await d.server.call('roster.needs_save', { needs: ['sat', 'sun'].map((day) => ({ shift: shifts[0].id, day, least: 6 })) });
  await d.server.call('roster.publish', { month, name: '苏掌柜', note: '' });
  await d.server.call('roster.set', { month, cells: [{ ...cells[2], text: '休' }] });
  await d.go('home');
  await d.go('roster');
  await d.page.getByRole('grid', { name: d.say('roster-grid') }).getByText('晚').first().waitFor();
}

/** Pages are drawn when they come into view; on a small screen they lie below the choices. */
async function firstPage(d) {
  await d.page.waitForFunction(() => {
    for (const part of document.querySelectorAll('main, main *')) {
      if (part.scrollHeight > part.clientHeight) part.scrollTop += 100;
    }
    return document.querySelector('main img');
  });
}

/** Of the sample shop. `after` puts the screen back. */
export const inSample = [
  { name: 'home', open: async (d) => (await d.go('home'), heading(d, d.say('home-backup'))) },
  { name: 'staff', open: async (d) => (await d.go('staff'), d.page.getByRole('grid').waitFor()) },
  {
    name: 'staff-person',
    open: async (d) => {
      await d.page.getByRole('gridcell', { name: '林喆宁' }).click();
      await d.page.getByLabel(d.say('staff-hired')).waitFor();
    },
  },
  {
    name: 'staff-import',
    open: async (d) => {
      const path = join(d.folder, '员工.csv');
      await writeFile(path, '工号,姓名\n020,新来的人\n001,欧阳玥\n');
      await d.server.willPick(path);
      await press(d, d.say('staff-import'));
      await d.dialog.getByRole('row').nth(1).waitFor();
    },
    after: leave,
  },
  {
    name: 'toast-refused',
    open: async (d) => {
      await d.server.willPick(await textAsWorkbook(d));
      await press(d, d.say('staff-import'));
      await d.page.locator('.toast').last().waitFor();
    },
    after: (d) => d.page.locator('.toast button').last().click(),
  },
  { name: 'staff-shops', open: async (d) => (await d.go('staff?tab=shops'), heading(d, d.say('staff-posts'))) },
  {
    name: 'staff-accounts',
    open: async (d) => {
      await d.go('staff?tab=accounts&show=unbound');
      await press(d, d.say('staff-bind'));
      await d.page.getByRole('combobox', { name: /临时一号/ }).waitFor();
    },
  },
  { name: 'facts-bring', open: async (d) => (await d.go('facts?tab=bring'), heading(d, d.say('facts-drop'))) },
  {
    name: 'facts-paste',
    open: async (d) => (await press(d, d.say('facts-paste')), d.field(d.say('facts-paste_here')).waitFor()),
    after: leave,
  },
  {
    name: 'facts-preview',
    open: async (d) => {
      await previewed(d);
      await d.page.getByTestId('preview').getByRole('button', { expanded: false }).first().click();
    },
    after: (d) => press(d, d.say('facts-drop_preview')),
  },
  {
    name: 'facts-refused',
    open: async (d) => {
      await d.go('facts?tab=bring');
      await d.field(d.say('facts-shop')).selectOption('砚溪禾舍旗舰店');
      await d.server.willPick(await textAsWorkbook(d));
      await press(d, d.say('facts-pick'));
      await d.page.getByTestId('preview').waitFor();
    },
    after: (d) => press(d, d.say('facts-drop_preview')),
  },
  { name: 'facts-unknown', open: unknown },
  {
    name: 'facts-mapping',
    open: async (d) => {
      await press(d, d.say('mapping-tell'));
      await heading(d, d.say('mapping-look'));
      await d.page.getByTestId('mapping').locator('.also button').first().click();
      await d.page.getByRole('region', { name: d.say('mapping-look_rows') }).waitFor();
    },
    after: async (d) => (await press(d, d.say('mapping-back')), await press(d, d.say('facts-drop_preview'))),
  },
  {
    name: 'facts-layouts',
    open: async (d) => {
      const column = (header, use, metric = '') => ({ header, use, metric, unit: 'number' });
      const columns = [column('日', 'date'), column('花名', 'nickname'), column('来客', 'metric', 'receive_users')];
      await d.server.call('layouts.save', { mapping: { name: '小店日报', columns, short_dates: null, settles_after_days: 0 } });
      await d.server.call('layouts.choose', { header_key: '日\t花名\t人数', layout: 'chitu.online' });
      await d.go('facts?tab=layouts');
      await heading(d, d.say('mapping-choices'));
    },
  },
  {
    name: 'facts-layout-change',
    open: async (d) => (await press(d, `${d.say('mapping-layout_change')} 小店日报`), d.dialog.waitFor()),
    after: leave,
  },
  {
    name: 'facts-calendar',
    open: async (d) => {
      await d.go('facts?tab=calendar');
      await d.page.getByRole('gridcell').first().waitFor();
    },
  },
  {
    name: 'facts-calendar-october',
    open: async (d) => {
      await d.page.getByRole('combobox', { name: d.say('common-month') }).selectOption('2026-10');
      await d.page.getByRole('listitem').filter({ hasText: '19' }).first().waitFor();
    },
  },
  {
    name: 'facts-excuse',
    open: async (d) => {
      await d.page.locator('td.missing').first().click();
      await d.dialog.getByLabel(d.say('common-reason')).waitFor();
    },
    after: leave,
  },
  { name: 'facts-imports', open: async (d) => (await d.go('facts?tab=imports'), d.page.getByRole('row').nth(3).waitFor()) },
  {
    name: 'facts-withdraw',
    open: async (d) => {
      await press(d, d.say('facts-withdraw'));
      await d.dialog.getByRole('listitem').or(d.dialog.locator('p')).first().waitFor();
    },
    after: leave,
  },
  {
    name: 'facts-browse',
    open: async (d) => {
      await d.go('facts?tab=browse');
      await d.page.getByRole('gridcell').first().click();
      await d.why.waitFor();
    },
    after: leave,
  },
  { name: 'schemes', open: async (d) => (await d.go('schemes'), d.page.getByRole('row').nth(3).waitFor()) },
  { name: 'scheme', open: (d) => scheme(d, 'online_agent_100') },
  {
    name: 'scheme-grades',
    open: async (d) => {
      await press(d, d.say('common-change'));
      await d.field(d.say('schemes-grade_min')).first().waitFor();
    },
    after: (d) => press(d, d.say('common-cancel')),
  },
  {
    name: 'scheme-editor',
    open: async (d) => {
      await d.go('schemes?id=online_agent_100&edit=1');
      await d.page.getByTestId('example').waitFor();
      await d.page.locator('[id="e-open-response"]').click();
      await d.page.getByTestId('rule-sentence').waitFor();
    },
  },
  {
    name: 'scheme-new',
    open: async (d) => {
      await d.go('schemes');
      await press(d, d.say('schemes-new'));
      await d.dialog.getByLabel(d.say('schemes-new-name')).waitFor();
    },
    after: leave,
  },
  {
    name: 'scheme-what-if',
    open: async (d) => {
      await d.go('schemes?id=online_agent_100&try=2');
      await d.page.locator('tbody button').first().click();
      await d.page.getByTestId('example').waitFor();
    },
  },
  {
    name: 'scheme-compare',
    open: async (d) => {
      await d.go('schemes?id=online_agent_100&compare=1');
      await d.page.getByRole('heading', { name: d.say('schemes-compare-title') }).waitFor();
    },
  },
  {
    name: 'scheme-print',
    open: async (d) => {
      await d.go('schemes?id=online_agent_100&print=1');
      await d.page.getByRole('img').first().waitFor();
    },
  },
  { name: 'scheme-to-set', open: (d) => scheme(d, 'presales_panel') },
  { name: 'scheme-blocks', open: (d) => scheme(d, 'front_desk_grading') },
  { name: 'month', open: board },
  {
    name: 'month-why',
    open: async (d) => {
      await board(d);
      await cellOf(d, 1, 4).click();
      await d.why.getByRole('list').first().waitFor();
    },
  },
  {
    name: 'month-why-form',
    open: async (d) => {
      await d.why.getByRole('button', { name: d.say('common-override_points') }).click();
      await d.why.getByLabel(d.say('common-reason')).waitFor();
    },
    after: leave,
  },
  {
    name: 'month-exclude',
    open: async (d) => {
      await d.why.getByRole('button', { name: d.say('common-exclude_cell', { cell: '' }).trim() }).first().click();
      await d.dialog.waitFor();
    },
    after: async (d) => (await leave(d), leave(d)),
  },
  {
    name: 'month-close',
    open: async (d) => {
      await board(d);
      await press(d, d.say('month-close'));
      await d.dialog.getByLabel(d.say('common-actor')).waitFor();
    },
    after: leave,
  },
  {
    name: 'sheet',
    open: async (d) => {
      await board(d);
      await grid(d).getByRole('link').nth(1).click();
      await d.field(d.say('month-plan')).waitFor();
    },
  },
  {
    name: 'month-marks',
    open: async (d) => {
      await d.go('month?view=marks');
      await d.page.getByRole('grid', { name: d.say('marks-grid') }).waitFor();
    },
  },
  {
    name: 'month-periods',
    open: async (d) => {
      await d.go('month?view=periods');
      await d.page.getByRole('region', { name: d.say('periods-grid') }).waitFor();
    },
  },
  { name: 'roster-start', open: async (d) => (await d.go('roster'), d.page.getByText(d.say('roster-no_shifts')).waitFor()) },
  {
    name: 'roster-shifts',
    open: async (d) => {
      await d.page.locator('main').getByRole('button', { name: d.say('roster-shifts'), exact: true }).last().click();
      await d.dialog.getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'roster-shift-new',
    open: async (d) => {
      const first = d.dialog.getByRole('listitem').first().getByRole('button');
      await first.click();
      await d.dialog.getByRole('row').nth(2).waitFor();
      await press(d, d.say('roster-shift_new'));
      await d.dialog.getByLabel(d.say('roster-hours'), { exact: true }).fill('22:00-06:00');
    },
    after: leave,
  },
  { name: 'roster', open: rostered },
  {
    name: 'roster-wishes',
    open: async (d) => {
      await d.page.getByRole('button', { name: d.say('roster-look_wishes'), exact: true }).click();
      await d.page.getByRole('grid', { name: d.say('roster-wish_grid') }).waitFor();
    },
    after: (d) => d.page.getByRole('button', { name: d.say('roster-look_roster'), exact: true }).click(),
  },
  { name: 'roster-needs', open: async (d) => (await press(d, d.say('roster-needs')), d.dialog.getByRole('row').nth(2).waitFor()), after: leave },
  { name: 'roster-rules', open: async (d) => (await press(d, d.say('roster-rules')), d.dialog.getByRole('combobox').waitFor()), after: leave },
  {
    name: 'papers',
    open: async (d) => {
      await d.go('papers');
      await firstPage(d);
    },
  },
  {
    name: 'papers-wall',
    open: async (d) => {
      await d.page.getByRole('radio', { name: d.say('papers-kind-ranking_wall') }).check();
      await firstPage(d);
    },
  },
  { name: 'metrics', open: async (d) => (await d.go('metrics'), d.page.getByRole('row').nth(9).waitFor()) },
  {
    name: 'metric-new',
    open: async (d) => {
      await press(d, d.say('metrics-new'));
      await d.dialog.getByLabel(d.say('metrics-total')).selectOption('quotient');
    },
    after: leave,
  },
  { name: 'metric', open: (d) => metric(d, 'first_resp_sec') },
  {
    name: 'metric-history',
    open: async (d) => {
      await d.page.getByRole('combobox', { name: d.say('metrics-history_person') }).fill('林喆宁');
      await d.page.getByRole('listbox').getByRole('option').first().click();
      await d.page.getByRole('img').nth(1).waitFor();
    },
  },
  {
    name: 'history',
    open: async (d) => {
      await d.go('history');
      await d.page.getByRole('button', { expanded: false }).first().click();
    },
  },
  { name: 'settings', open: async (d) => (await d.go('settings'), heading(d, d.say('settings-about'))) },
  {
    name: 'progress',
    open: async (d) => {
      // Held still, so that a quick machine is not done before anybody has looked.
      d.server.pause();
      await press(d, d.say('settings-backup_now'));
      await d.dialog.getByRole('progressbar').waitFor();
    },
    after: async (d) => {
      d.server.resume();
      await d.dialog.waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'settings-restore',
    open: async (d) => {
      await press(d, d.say('settings-restore'));
      await d.dialog.getByRole('button', { name: d.say('settings-restore_do') }).and(d.page.locator(':enabled')).waitFor();
    },
    after: leave,
  },
  {
    name: 'settings-notices',
    open: async (d) => (await press(d, d.say('settings-notices')), d.dialog.waitFor()),
    after: leave,
  },
  { name: 'keys', open: async (d) => (await press(d, d.say('common-keys')), d.dialog.waitFor()), after: leave },
  {
    name: 'month-closed',
    open: async (d) => {
      await board(d);
      await d.page.getByRole('combobox', { name: d.say('common-month') }).selectOption('2026-08');
      await d.page.getByRole('heading', { level: 1, name: /2026.?0?8|Aug/ }).waitFor();
      await cellOf(d, 1, 4).click();
      await d.why.getByRole('button', { name: d.say('common-correct') }).waitFor();
    },
  },
  {
    name: 'month-correct',
    open: async (d) => {
      await d.why.getByRole('button', { name: d.say('common-correct') }).click();
      await d.dialog.getByLabel(d.say('common-reason')).waitFor();
    },
    after: async (d) => (await leave(d), leave(d)),
  },
  {
    name: 'month-reopen',
    open: async (d) => {
      await press(d, d.say('month-reopen'));
      await d.dialog.getByLabel(d.say('common-reason')).waitFor();
    },
    after: leave,
  },
];

/** Of a book in which nothing is yet. */
export const inNew = [
  { name: 'empty-home', open: async (d) => (await d.go('home'), heading(d, d.say('home-backup'))) },
  { name: 'empty-staff', open: async (d) => (await d.go('staff'), heading(d, d.say('staff-none'))) },
  {
    name: 'empty-person',
    open: async (d) => (await press(d, d.say('staff-add')), d.page.getByText(d.say('staff-add_hint')).waitFor()),
  },
  { name: 'empty-shops', open: async (d) => (await d.go('staff?tab=shops'), heading(d, d.say('staff-posts'))) },
  { name: 'empty-accounts', open: async (d) => (await d.go('staff?tab=accounts'), heading(d, d.say('staff-no_account'))) },
  { name: 'empty-facts', open: async (d) => (await d.go('facts?tab=bring'), d.page.getByText(d.say('facts-no_shop')).waitFor()) },
  { name: 'empty-calendar', open: async (d) => (await d.go('facts?tab=calendar'), d.page.getByText(d.say('facts-calendar_empty_why')).waitFor()) },
  { name: 'empty-imports', open: async (d) => (await d.go('facts?tab=imports'), heading(d, d.say('facts-no_imports'))) },
  { name: 'empty-browse', open: async (d) => (await d.go('facts?tab=browse'), d.page.getByText(d.say('facts-empty_why')).waitFor()) },
  { name: 'empty-schemes', open: async (d) => (await d.go('schemes'), d.page.getByRole('row').nth(3).waitFor()) },
  { name: 'empty-roster', open: async (d) => (await d.go('roster'), d.page.getByText(d.say('roster-nobody_yet'), { exact: true }).waitFor()) },
  { name: 'empty-month', open: async (d) => (await d.go('month'), heading(d, d.say('month-no_scheme'))) },
  { name: 'empty-marks', open: async (d) => (await d.go('month?view=marks'), heading(d, d.say('month-no_scheme'))) },
  { name: 'empty-periods', open: async (d) => (await d.go('month?view=periods'), d.page.getByText(d.say('periods-empty_why')).waitFor()) },
  { name: 'empty-papers', open: async (d) => (await d.go('papers'), d.page.getByText(d.say('papers-none_why')).waitFor()) },
  { name: 'empty-layouts', open: async (d) => (await d.go('facts?tab=layouts'), heading(d, d.say('mapping-layouts_none'))) },
  { name: 'empty-metrics', open: async (d) => (await d.go('metrics'), d.page.getByRole('row').nth(9).waitFor()) },
  { name: 'empty-metric', open: async (d) => (await d.go('metrics?id=receive_users'), d.page.getByText(d.say('metrics-history_no_staff')).waitFor()) },
  { name: 'empty-history', open: async (d) => (await d.go('history'), heading(d, d.say('common-area-history'))) },
  { name: 'empty-settings', open: async (d) => (await d.go('settings'), heading(d, d.say('settings-about'))) },
];

/** Without a book. */
export const atStart = [
  { name: 'start', open: (d) => heading(d, d.say('start-sample')) },
  { name: 'start-new', open: async (d) => (await press(d, d.say('start-new_do')), d.field(d.say('start-name')).waitFor()) },
  {
    name: 'start-recent',
    open: async (d) => {
      for (const name of ['云朵家居', '拿走了']) {
        const [place] = await d.server.picked(join(d.folder, `${name}.zhanggui`));
        await d.server.call('book.new', { token: place.token, name });
      }
      await d.server.call('book.close');
      await rm(join(d.folder, '拿走了.zhanggui'));
      await d.page.reload();
      await d.page.getByText('拿走了').first().waitFor();
    },
  },
];

export async function textAsWorkbook(d) {
  const path = join(d.folder, '客服数据.xlsx');
  await writeFile(path, '这不是表格\n');
  return path;
}
