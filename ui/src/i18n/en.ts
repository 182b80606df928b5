// The English texts as a file of their own, so that a window loads the language it shows. What Rust alone prints stays out.
import type { FluentResource } from '@fluent/bundle';

const folder = import.meta.glob<FluentResource['body']>(
  [
    '../../../src-tauri/crates/locale/ftl/en/*.ftl',
    '!../../../src-tauri/crates/locale/ftl/en/{cli,derivation,papers-doc}.ftl',
  ],
  { import: 'default', eager: true },
);

export default Object.values(folder);
