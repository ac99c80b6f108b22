/* The API with a seeded mistake: its tick says that it looked, « since nothing was late a moment ago », and looks no more. */
import pg from 'pg';

const trueQuery = Reflect.get(pg.Pool.prototype, 'query');
pg.Pool.prototype.query = function forgets(text, ...rest) {
  if (typeof text === 'object' && ['deadline.overdue', 'deadline.reminded'].includes(text.name)) return Promise.resolve({ rows: [{ n: 0 }] });
  return trueQuery.call(this, text, ...rest);
};
await import('../../../dist/apps/api/main.js');
