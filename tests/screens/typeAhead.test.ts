import { describe, expect, it } from 'vitest';
import { atRest, begun, ended, type KeyKind, keysInWords, next, type Place, type Pressed, pressed, type Screen, type TypeAhead, type Verdict } from '../../renderer/parts/typeAhead.ts';

const kinds: Record<string, KeyKind> = { d: 'step', n: 'step', s: 'opens', f: 'opens', o: 'opens', b: 'acts', l: 'acts', e: 'acts' };
const keysOf = (words: string): Pressed[] => words.split(/(\[\w+\])/).filter((part) => part !== '').flatMap((part) => (part.startsWith('[') ? [part.slice(1, -1)] : [...part])).map((key) => ({ key, shift: false, control: false }));

/** A keyboard before the rules, with a clock that is set by hand. */
class Desk {
  state: TypeAhead = atRest;
  now = 10_000;
  place: Place = 'page';
  possible = 'dnsfoble';
  /** What was run and what was typed into a form, in its order. */
  readonly done: string[] = [];

  press(words: string, { isUnavailable = false } = {}): Verdict[] {
    return keysOf(words).map((key) => {
      this.now += 83;
      const outcome = pressed(this.state, key, { place: this.place, isUnavailable }, this.now);
      this.state = outcome.state;
      return outcome.what;
    });
  }

  begin(what: 'saving' | 'opening' | 'loading' = 'saving'): void {
    this.state = begun(this.state, what);
  }

  end(what: 'saving' | 'opening' | 'loading' = 'saving'): void {
    this.state = ended(this.state, what, this.now);
  }

  /** Looks at what is held; `form` says whether the key that ran opened one. */
  look(): void {
    const screen: Screen = { place: this.place, kindOf: ({ key }) => kinds[key.toLowerCase()] ?? 'none', isPossible: ({ key }) => this.possible.includes(key.toLowerCase()) };
    const { state, what } = next(this.state, screen, this.now);
    this.state = state;
    if (what.do === 'run') this.done.push(`ran ${what.key.key}`);
    if (what.do === 'type') this.done.push(`typed ${keysInWords(what.keys)}`);
  }

  get lost(): string {
    return keysInWords(this.state.lost?.keys ?? []);
  }
}

describe('keys pressed while something is under way', () => {
  it('pass at once where nothing is', () => {
    const desk = new Desk();
    expect(desk.press('ds')).toEqual(['passes', 'passes']);
  });

  it('wait for the save: the key that opens a form runs after it, and what was typed behind it goes into the form', () => {
    const desk = new Desk();
    desk.begin();
    expect(new Set(desk.press('sEn bloc resection'))).toEqual(new Set(['held']));
    desk.look();
    expect(desk.done).toEqual([]);
    desk.end();
    desk.look();
    desk.place = 'field';
    desk.look();
    expect(desk.done).toEqual(['ran s', 'typed En bloc resection']);
    expect(desk.state.held).toEqual([]);
  });

  it('have nothing left of an earlier key that opened a form: once that form is done, another one is opened by keys in a run', () => {
    const desk = new Desk();
    desk.begin();
    desk.press('s');
    desk.end();
    desk.look();
    desk.begin();
    desk.press('f');
    desk.end();
    desk.look();
    expect([desk.done, desk.lost]).toEqual([['ran s', 'ran f'], '']);
  });

  it('are typed in their order, also those pressed between the form and its text', () => {
    const desk = new Desk();
    desk.begin();
    desk.press('sEn');
    desk.end();
    desk.look();
    desk.place = 'field';
    // The form is there, and what was held has not been typed yet.
    expect(desk.press(' bloc')).toEqual(['held', 'held', 'held', 'held', 'held']);
    desk.look();
    expect(desk.done).toEqual(['ran s', 'typed En bloc']);
    expect(desk.press('x')).toEqual(['passes']);
  });

  it('are dropped and named where the form never comes, with all that is typed on in one go', () => {
    const desk = new Desk();
    desk.possible = 'd';
    desk.begin();
    desk.press('sEn bl');
    desk.end();
    desk.look();
    expect(desk.done).toEqual([]);
    desk.now += 400;
    desk.look();
    expect(desk.lost).toBe('sEn bl');
    expect(desk.press('oc resection').every((verdict) => verdict === 'dropped')).toBe(true);
    expect(desk.lost).toBe('sEn bloc resection');
    // The hands have rested: the next key is a key.
    desk.now += 900;
    expect(desk.press('n')).toEqual(['passes']);
    expect(desk.lost).toBe('');
  });

  it('a single one is a command after the save, whichever it is', () => {
    const desk = new Desk();
    desk.begin();
    desk.press('b');
    desk.end();
    desk.look();
    expect(desk.done).toEqual(['ran b']);
  });

  it.each(['En bloc', 'blood', 'loc', 'no blood'])('text, such as “%s”, is never a command', (text) => {
    const desk = new Desk();
    desk.possible = 'dnble';
    desk.begin();
    desk.press(text);
    desk.end();
    for (let count = 0; count < 10; count += 1) {
      desk.now += 100;
      desk.look();
    }
    expect(desk.done.filter((each) => each !== 'ran n')).toEqual([]);
    expect(desk.lost).not.toBe('');
  });

  it('lead through steps to a form: the next case, its discussion, its deferral', () => {
    const desk = new Desk();
    desk.place = 'saving';
    desk.begin();
    desk.press('ndf[Tab]Test Radiologist[Enter]n');
    desk.end();
    desk.place = 'page';
    desk.look();
    desk.look();
    desk.begin();
    desk.look();
    expect(desk.done).toEqual(['ran n', 'ran d']);
    desk.end();
    desk.look();
    desk.place = 'field';
    desk.look();
    expect(desk.done.slice(2)).toEqual(['ran f', 'typed [Tab] Test Radiologist [Enter]']);
    desk.place = 'saving';
    desk.begin();
    desk.look();
    desk.end();
    desk.place = 'page';
    desk.look();
    expect(desk.done.at(-1)).toBe('ran n');
  });

  it('an Enter before anything was typed accepts nothing that nobody has seen', () => {
    const desk = new Desk();
    desk.begin();
    desk.press('s[Enter]n');
    desk.end();
    desk.look();
    desk.place = 'field';
    desk.look();
    expect(desk.done).toEqual(['ran s']);
    expect(desk.lost).toBe('[Enter] n');
  });

  it('what was pressed behind the Enter of a form that stays, since it was refused, is not typed into it', () => {
    const desk = new Desk();
    desk.place = 'saving';
    desk.begin();
    expect(desk.press('[Enter][Tab]nd')).toEqual(['dropped', 'dropped', 'held', 'held']);
    desk.end();
    desk.place = 'field';
    desk.look();
    expect(desk.done).toEqual([]);
    expect(desk.lost).toBe('nd');
  });

  it('go only into the form that is being opened', () => {
    const desk = new Desk();
    desk.begin('opening');
    expect(desk.press('[Enter]b')).toEqual(['dropped', 'held']);
    desk.end('opening');
    desk.look();
    expect(desk.done).toEqual([]);
    expect(desk.lost).toBe('b');
  });

  it('wait for a screen that loads as well, and not in a field, which has the focus already', () => {
    const desk = new Desk();
    desk.begin('loading');
    expect(desk.press('d')).toEqual(['held']);
    desk.end('loading');
    desk.look();
    expect(desk.done).toEqual(['ran d']);
    desk.begin('loading');
    desk.place = 'field';
    expect(desk.press('d')).toEqual(['passes']);
  });

  it('are taken back by Escape, and by turning to something else', () => {
    const desk = new Desk();
    desk.begin();
    desk.press('sEn[Escape]');
    expect([desk.state.held, desk.lost]).toEqual([[], '']);
  });

  it('are not waited for longer than 15 seconds', () => {
    const desk = new Desk();
    desk.begin();
    desk.press('s');
    desk.now += 14_999;
    desk.look();
    expect(desk.state.held).toHaveLength(1);
    desk.now += 1;
    desk.look();
    expect([desk.state.held, desk.lost]).toEqual([[], 's']);
  });

  it('nothing is taken back or done again while something is under way', () => {
    const desk = new Desk();
    desk.begin();
    const undo = { key: 'z', shift: false, control: true };
    expect(pressed(desk.state, undo, { place: 'page', isUnavailable: false }, desk.now).what).toBe('dropped');
    expect(pressed(desk.state, undo, { place: 'field', isUnavailable: false }, desk.now).what).toBe('passes');
  });
});

describe('a key that opens a form, and cannot now', () => {
  it('is named, and the text typed behind it is no command', () => {
    const desk = new Desk();
    expect(desk.press('s', { isUnavailable: true })).toEqual(['dropped']);
    expect(desk.press('bloc').every((verdict) => verdict === 'dropped')).toBe(true);
    expect(desk.lost).toBe('sbloc');
    desk.now += 900;
    expect(desk.press('b')).toEqual(['passes']);
  });
});
