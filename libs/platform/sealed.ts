/** Marks a column as sealed: bytea in the table, a string in code, sealed and opened by the door alone. */
import { Column } from 'typeorm';

type Class = new (...args: never[]) => object;
const columns = new Map<Class, string[]>();

/** hidden: read only when asked, like any column of the kind. */
export function Sealed(column?: string, nullable = false, hidden = false): PropertyDecorator {
  return (target, property) => {
    const type = target.constructor as Class;
    columns.set(type, [...(columns.get(type) ?? []), property as string]);
    Column({ type: 'bytea', nullable, select: !hidden, ...(column && { name: column }) })(target, property);
  };
}

export const sealedColumns = (type: Class): readonly string[] => columns.get(type) ?? [];
