import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { StudioWindow } from '../stores/scopes.ts';

interface ConfirmOptions {
  title: string;
  body: ReactNode;
  confirm: string;
  size?: 'sm' | 'md' | 'lg' | 'xl';
}

/** Asks yes or no; dismissing is no. */
export async function askConfirm(
  studio: StudioWindow,
  { title, size, ...options }: ConfirmOptions,
): Promise<boolean> {
  const answer = await studio.dialogs.show<boolean>({ title, size: size ?? 'md' }, (close) => (
    <ConfirmBody {...options} close={close} />
  ));
  return answer === true;
}

function ConfirmBody(props: Omit<ConfirmOptions, 'title'> & { close(answer: boolean): void }) {
  const text = useText();
  return (
    <>
      {props.body}
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => props.close(false)}>
          {text('shell.cancel')}
        </button>
        <button type="button" className="button button--go" data-autofocus onClick={() => props.close(true)}>
          {props.confirm}
        </button>
      </div>
    </>
  );
}

interface PromptOptions {
  title: string;
  label: string;
  initial?: string;
  confirm: string;
  /** What is wrong with a value, in words; null when it will do. */
  validate(value: string): string | null;
  /** More about what the value will do, below the field. */
  preview?(value: string): ReactNode;
}

/** Asks for a text; null when dismissed. */
export function askText(studio: StudioWindow, { title, ...options }: PromptOptions): Promise<string | null> {
  return studio.dialogs.show<string>({ title }, (close) => <PromptBody {...options} close={close} />);
}

function PromptBody(props: Omit<PromptOptions, 'title'> & { close(answer: string | null): void }) {
  const text = useText();
  const [value, setValue] = useState(props.initial ?? '');
  const [touched, setTouched] = useState(false);
  const problem = props.validate(value);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTouched(true);
    if (problem === null) props.close(value);
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        label={props.label}
        value={value}
        data-autofocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setValue(event.currentTarget.value);
          setTouched(true);
        }}
        error={touched ? problem : null}
      />
      {props.preview?.(value)}
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => props.close(null)}>
          {text('shell.cancel')}
        </button>
        <button type="submit" className="button button--go">
          {props.confirm}
        </button>
      </div>
    </form>
  );
}
