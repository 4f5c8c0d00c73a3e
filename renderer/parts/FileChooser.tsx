import { type DragEvent, type ReactNode, useId, useState } from 'react';

type Props = {
  label: string;
  /** File name endings, as the browser's own chooser takes them. */
  accept: string;
  multiple?: boolean;
  hint: string;
  onChoose: (files: readonly File[]) => void;
};

/** Files chosen or dropped. They are handed on and not looked at here. */
export function FileChooser({ label, accept, multiple = false, hint, onChoose }: Props): ReactNode {
  const id = useId();
  const [over, setOver] = useState(false);
  const chosen = (list: FileList | null) => {
    if (list !== null && list.length > 0) onChoose([...list]);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    chosen(event.dataTransfer.files);
  };
  const dragged = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={`drop${over ? ' drop-over' : ''}`} onDragOver={dragged} onDragLeave={() => setOver(false)} onDrop={dropped}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-describedby={`${id}-hint`}
        // The same file may be chosen again after it was mended.
        onClick={(event) => {
          event.currentTarget.value = '';
        }}
        onChange={(event) => chosen(event.target.files)}
      />
      <span className="small" id={`${id}-hint`}>
        {hint}
      </span>
    </div>
  );
}
