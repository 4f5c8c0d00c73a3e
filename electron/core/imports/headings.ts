/** A column of the file and the field it fills; null where it is not used. */
export type Column<Field extends string> = { readonly header: string; readonly field: Field | null };

/** What the headings of one kind of list are called. */
export type Headings<Field extends string> = {
  /** The field a header stands for, however it is spelled; null where the header is not known. */
  fieldOf(header: string): Field | null;
  /** The columns of a file. Of two columns for one field the first is used; the other is shown as not used. */
  mapColumns(headers: readonly string[]): Column<Field>[];
  /** How many different fields a row of headers would fill: how a header row is told from a line above it. */
  knownColumns(headers: readonly string[]): number;
};

/** A header without the differences people type: letter case, blanks and punctuation. */
export function bareHeading(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The headings of a kind of list, from the names people give to each of its fields. */
export function headingsOf<Field extends string>(aliases: { readonly [F in Field]: readonly string[] }): Headings<Field> {
  // The keys of `aliases` are exactly the fields; Object.entries only forgets it.
  const entries = Object.entries(aliases) as [Field, readonly string[]][];
  const fieldsByAlias = new Map(entries.flatMap(([field, names]) => names.map((name): [string, Field] => [bareHeading(name), field])));
  const fieldOf = (header: string): Field | null => fieldsByAlias.get(bareHeading(header)) ?? null;
  const mapColumns = (headers: readonly string[]): Column<Field>[] => {
    const taken = new Set<Field>();
    return headers.map((header) => {
      const field = fieldOf(header);
      if (field === null || taken.has(field)) return { header, field: null };
      taken.add(field);
      return { header, field };
    });
  };
  return { fieldOf, mapColumns, knownColumns: (headers) => mapColumns(headers).filter(({ field }) => field !== null).length };
}
