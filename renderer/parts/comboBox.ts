/** What a field with choices under it says of itself (ARIA combobox); the list is `${id}-list`, a choice `${id}-${place}`. `active` is the place the arrows are on, -1 for none. */
export function comboBox(id: string, shown: boolean, active: number) {
  return {
    role: 'combobox',
    autoComplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': shown,
    'aria-controls': `${id}-list`,
    ...(shown && active >= 0 ? { 'aria-activedescendant': `${id}-${active}` } : {}),
  } as const;
}
