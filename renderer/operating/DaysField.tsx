import type { ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { DateField } from '../parts/DateField.tsx';

/** Several days, one field each. */
export function DaysField({ days, onChange }: { days: readonly string[]; onChange: (days: string[]) => void }): ReactNode {
  return (
    <div className="fields fields-three">
      {days.map((day, index) => (
        <DateField key={index} label={`Day ${index + 1}`} leaning="future" name="dateOptions" value={day} onChange={(chosen) => onChange(days.map((one, at) => (at === index ? chosen : one)))} />
      ))}
      <Button kind="quiet" onClick={() => onChange([...days, ''])}>
        Add a day
      </Button>
    </div>
  );
}
