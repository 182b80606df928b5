// The Chinese texts as files of their own, so that a window loads the language it shows.
export default import.meta.glob<string>(
  ['../../../src-tauri/crates/locale/ftl/zh-CN/*.ftl', '!**/{cli,derivation,papers-doc}.ftl'],
  { query: '?raw', import: 'default', eager: true },
);
