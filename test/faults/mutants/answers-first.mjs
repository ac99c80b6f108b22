/* The API with a seeded mistake: its committer of traces answers first and commits a moment later, « since it is only a log ». */
import { TraceCommitter } from '../../../dist/libs/platform/trace-committer.js';

const trueCommit = Reflect.get(TraceCommitter.prototype, 'commit');
TraceCommitter.prototype.commit = function answersFirst(...waiting) {
  setTimeout(() => void trueCommit.apply(this, waiting).catch(() => undefined), 100);
  return Promise.resolve(false);
};
await import('../../../dist/apps/api/main.js');
