import { Select as MantineSelect, type SelectProps } from '@mantine/core';
import { type FocusEvent, type ReactNode, useState } from 'react';

/**
 * Mantine's Select, whose list is made when the field is first focused: Mantine makes it with the field, and lays it out where nobody
 * sees it.
 */
export function Select<Value extends string = string>({
  comboboxProps,
  onFocus,
  ...props
}: SelectProps<Value>): ReactNode {
  const [isWanted, setIsWanted] = useState(false);
  function focused(event: FocusEvent<HTMLInputElement>): void {
    setIsWanted(true);
    onFocus?.(event);
  }
  return (
    <MantineSelect {...props} comboboxProps={{ ...comboboxProps, keepMounted: isWanted }} onFocus={focused} />
  );
}
