import { Column } from 'typeorm';

/** An instant to the millisecond, as JavaScript keeps it: with microseconds a page would repeat its last row. */
export const Instant = (): PropertyDecorator => Column({ type: 'timestamptz', precision: 3 });
