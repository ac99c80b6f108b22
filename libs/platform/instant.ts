import { Column } from 'typeorm';

/** An instant to the millisecond, as JavaScript keeps it: with microseconds a page would repeat its last row. */
export const Instant = (): PropertyDecorator => Column({ type: 'timestamptz', precision: 3 });

/** An instant of the database, which may be infinite: Infinity, which no Date can hold. */
export const finite = (at: Date | number): Date | null => (at instanceof Date ? at : null);

/** [from, to), with an end that may never come: a row already in hand; a list of the door asks it of the database (`Ask.inForce`). */
export const inForce = ({ validFrom, validTo }: { validFrom: Date; validTo: Date | number }, now: Date): boolean => +validFrom <= +now && +now < +validTo;
