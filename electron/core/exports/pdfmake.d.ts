/** The part of pdfmake 0.3 that the minutes use; the package ships no types. */
declare module 'pdfmake' {
  type Margin = number | readonly [number, number] | readonly [number, number, number, number];
  type Look = {
    readonly style?: string | readonly string[];
    readonly margin?: Margin;
    readonly bold?: boolean;
    readonly italics?: boolean;
    readonly fontSize?: number;
    readonly color?: string;
    readonly fillColor?: string;
    readonly alignment?: 'left' | 'right' | 'center';
    readonly lineHeight?: number;
    readonly characterSpacing?: number;
    readonly width?: number | string;
    readonly unbreakable?: boolean;
    readonly border?: readonly [boolean, boolean, boolean, boolean];
    readonly colSpan?: number;
    readonly noWrap?: boolean;
  };
  export type Content =
    | string
    | (Look & { readonly text: string | readonly Content[] })
    | (Look & { readonly stack: readonly Content[] })
    | (Look & { readonly columns: readonly Content[]; readonly columnGap?: number })
    | (Look & { readonly table: Table; readonly layout?: string | TableLayout });
  type Table = {
    readonly body: readonly (readonly Content[])[];
    readonly widths?: readonly (number | string)[];
    readonly headerRows?: number;
    readonly dontBreakRows?: boolean;
    /** Rows kept on one page with the headings. */
    readonly keepWithHeaderRows?: number;
  };
  type Measure = (index: number, node: { readonly table: Table }) => number;
  export type TableLayout = {
    readonly hLineWidth?: Measure;
    readonly vLineWidth?: Measure;
    readonly hLineColor?: (index: number) => string;
    readonly vLineColor?: (index: number) => string;
    readonly paddingLeft?: Measure;
    readonly paddingRight?: Measure;
    readonly paddingTop?: Measure;
    readonly paddingBottom?: Measure;
  };
  export type DocumentDefinition = {
    readonly content: readonly Content[];
    readonly header?: (page: number, pages: number) => Content;
    readonly footer?: (page: number, pages: number) => Content;
    readonly pageSize: 'A4';
    readonly pageOrientation?: 'portrait' | 'landscape';
    readonly pageMargins: readonly [number, number, number, number];
    readonly info: { readonly title: string; readonly creator: string; readonly producer: string; readonly creationDate: Date; readonly modDate: Date };
    readonly language: string;
    readonly displayTitle: boolean;
    readonly version: '1.7';
    readonly styles: { readonly [name: string]: Look };
    readonly defaultStyle: Look & { readonly font: string };
  };
  type FontFiles = { readonly normal: string; readonly bold: string; readonly italics: string; readonly bolditalics: string };
  const pdfmake: {
    readonly virtualfs: { writeFileSync(name: string, content: Buffer): void };
    setFonts(fonts: { [family: string]: FontFiles }): void;
    setUrlAccessPolicy(mayLoad: (url: string) => boolean): void;
    setLocalAccessPolicy(mayRead: (path: string) => boolean): void;
    createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Buffer> };
  };
  export default pdfmake;
}

/** Roboto as base64 by file name. */
declare module 'pdfmake/build/vfs_fonts.js' {
  const fonts: { readonly [fileName: string]: string };
  export default fonts;
}
