import { useEffect, useState } from 'react';

/** Milliseconds since this was first drawn, told at each of these marks alone. */
export function useElapsed(marks: readonly number[]): number {
  const [elapsed, setElapsed] = useState(0);
  const key = marks.join();
  useEffect(() => {
    const timers = key.split(',').map((mark) => setTimeout(() => setElapsed(Number(mark)), Number(mark)));
    return () => timers.forEach(clearTimeout);
  }, [key]);
  return elapsed;
}
