declare module 'virtual:templates' {
  /** The templates of the rows of each table, compiled when the page's script is put together. */
  export const rowTemplates: Readonly<Record<string, unknown>>;
  /** The templates of what stands over rows, by table and by what rows are folded by. */
  export const foldTemplates: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The template of the picture of ways. */
  export const pictureTemplate: unknown;
  /** The templates of the rows of a sheet: of a unit, and of what stands over some. */
  export const unitRowTemplate: unknown;
  export const headingRowTemplate: unknown;
}
