/** A line of the list: the keys, what they do, and whether they open a form or are a step on the way to one. */
type KeyLine = readonly [keys: string, what: string, leads?: 'opens' | 'step'];

/** Every key of the application. */
export const keyList: readonly { readonly where: string; readonly keys: readonly KeyLine[] }[] = [
  {
    where: 'Everywhere',
    keys: [
      ['?', 'Show these keys'],
      ['Ctrl + K', 'Find a case, a meeting, a screen or an action by name'],
      ['/', 'Search all cases and meetings', 'opens'],
      ['F9', 'Lock the desk'],
      ['W', 'Why: the clauses on this screen'],
      ['Escape', 'Leave the field, form or panel; asks before typed text is discarded'],
      ['Enter', 'Accept the form; open the clause or case in focus'],
      ['Ctrl + Enter', 'Accept the form from a text of several lines'],
      ['Tab', 'Go to the next control'],
    ],
  },
  {
    where: 'Meeting room: agenda',
    keys: [
      ['J or ↓', 'Case below', 'step'],
      ['K or ↑', 'Case above', 'step'],
      ['N', 'Next case without an outcome', 'step'],
      ['T', 'Attendance and quorum', 'opens'],
      ['+', 'Add a late item'],
      ['9', 'Close the meeting, or its minutes', 'opens'],
    ],
  },
  {
    where: 'Meeting room: its course',
    keys: [
      ['Q', 'Put the case aside, or return to it'],
      ['0', 'Pause, or go on'],
      ['8', 'Not started after all: take the start back'],
      ['.', 'Not now: put the break off'],
      [',', 'Plans of earlier meetings to follow up'],
    ],
  },
  {
    where: 'To follow up',
    keys: [
      ['Y', 'The plan was followed'],
      ['P', 'In part', 'opens'],
      ['N', 'No', 'opens'],
      ['T', 'Not yet', 'opens'],
      ['↓ or ↑', 'Next or previous plan', 'step'],
    ],
  },
  {
    where: 'Meeting room: shared display',
    keys: [
      ['L', 'Open the shared display'],
      ['B', 'Blank it, or show it again'],
      ['M', 'Initials in place of names, or names again'],
      ['H', 'Show this case on it'],
    ],
  },
  {
    where: 'Attendance',
    keys: [
      ['↓ or ↑', 'Next or previous person', 'step'],
      ['P', 'Present'],
      ['A', 'Apologies'],
      ['L', 'Left'],
      ['E', 'Expected'],
    ],
  },
  {
    where: 'Meeting room: case',
    keys: [
      ['D', 'Start the discussion', 'step'],
      ['S', 'Plan surgery', 'opens'],
      ['R', 'Plan radiotherapy', 'opens'],
      ['Y', 'Plan systemic therapy', 'opens'],
      ['V', 'Plan surveillance', 'opens'],
      ['P', 'Plan palliative care', 'opens'],
      ['I', 'Plan further investigation', 'opens'],
      ['C', 'Intent, conditions, dissent, alternatives', 'opens'],
      ['1', 'Refer elsewhere', 'opens'],
      ['2', 'Add an action', 'opens'],
      ['3', 'Dissent', 'opens'],
      ['4', 'Your private notes', 'opens'],
      ['5', 'The whole history of the case'],
      ['6', 'All that the pathway says'],
      ['Ctrl + Z', 'Take the last entry back: of the plan, a fact, an action'],
      ['Ctrl + Y', 'Put back what was taken back last'],
      ['G', 'Go to the first gap', 'opens'],
      ['A', 'Read back and agree', 'opens'],
      ['F', 'Defer', 'opens'],
      ['X', 'Not discussed', 'opens'],
      ['Z', 'No active treatment', 'opens'],
      ['U', 'Consultation note (urgent treatment)', 'opens'],
      ['E', 'Edit the facts'],
      ['O', 'Re-open the decision', 'opens'],
    ],
  },
  {
    where: 'Referrers',
    keys: [
      ['1–9', 'Give that answer'],
      ['B', 'Back to the question before'],
      ['R', 'Start again'],
    ],
  },
  {
    where: 'Map of the pathway',
    keys: [
      ['+', 'Larger'],
      ['-', 'Smaller'],
      ['0', 'As wide as its window'],
      ['Arrows', 'Move the drawing in focus'],
    ],
  },
  {
    where: 'Record of access and changes',
    keys: [
      ['1', 'What happened to cases and meetings'],
      ['2', 'Who opened, read, exported, printed'],
      ['3', 'Verify everything'],
      ['F', 'Go to the filters', 'opens'],
    ],
  },
  {
    where: 'Readiness board',
    keys: [
      ['Arrows', 'Go from cell to cell; Home, End, Page Up, Page Down further, Ctrl + Home and End to the corners'],
      ['Enter or F2', 'Edit the cell; Enter saves, Escape leaves it', 'opens'],
      ['D', 'Done today', 'opens'],
      ['R', 'Requested: of whom, until when', 'opens'],
      ['N', 'Not needed: why', 'opens'],
      ['Ctrl + Z', 'Take the last change back'],
      ['Ctrl + Y', 'Record it again'],
    ],
  },
  {
    where: 'A case by hand',
    keys: [
      ['Enter', 'Go on to the next field'],
      ['Ctrl + Enter', 'Save'],
      ['Ctrl + Z', 'Undo the last field'],
      ['Ctrl + Y', 'Do it again'],
    ],
  },
  {
    where: 'Drawing of the spine',
    keys: [
      ['↑ or ↓', 'Level above or below'],
      ['Space', 'Mark the level, or not'],
      ['Shift + ↑↓', 'Mark several'],
      ['C, T, L, S, K', 'Go to C1, T1, L1, S1, the skull base'],
      ['Delete', 'Mark none'],
    ],
  },
  {
    where: 'Prepare',
    keys: [
      ['Alt + ↑', 'Move the case, break or section in focus up'],
      ['Alt + ↓', 'Move the case, break or section in focus down'],
      ['Alt + Home', 'Move the case in focus to the top'],
      ['Alt + End', 'Move the case in focus to the end'],
      ['Ctrl + Z', 'Undo the last change of the order'],
      ['Ctrl + Y', 'Do it again'],
    ],
  },
  {
    where: 'Lists of finds and codes',
    keys: [
      ['↓ or ↑', 'Next or previous line'],
      ['Enter', 'Open or take it'],
    ],
  },
  { where: 'Import', keys: [['Ctrl + V', 'Look at a table copied from a spreadsheet']] },
];
