import type { ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';

/** Several days, one field each. */
export function DaysField({ days, onChange }: { days: readonly string[]; onChange: (days: string[]) => void }): ReactNode {
  return (
    <div className="fields fields-three">
      {days.map((day, index) => (
        <TextField key={index} label={`Day ${index + 1}`} type="date" name="dateOptions" value={day} onChange={(event) => onChange(days.map((one, at) => (at === index ? event.target.value : one)))} />
      ))}
      <Button kind="quiet" onClick={() => onChange([...days, ''])}>
        Add a day
      </Button>
    </div>
  );
}
