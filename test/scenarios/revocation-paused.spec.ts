import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TraceCommitter } from '../../libs/platform/trace-committer.js';
import { Store, type OpenTx } from '../../libs/platform/store.js';
import { Product, type Answer } from '../support/product.js';
import { count, say, situation } from '../support/situation.js';
import { endAdmission } from './support/acts.js';
import { gate } from './support/schedule.js';

let product: Product;
let threadId: string;
let admissions: Record<string, string>;
let store: Store;
beforeAll(async () => {
  product = await Product.start();
  store = product.server.app.get(Store);
});
afterAll(() => product.close());
beforeEach(async () => {
  ({ threadId, admissions } = await situation(product.door, { A5: ['FAM'], A6: ['FAM'] }));
  await say(product.door, 'A4', threadId, { body: 'Ce qui était écrit.' });
  for (const who of ['A4', 'A5', 'A6']) await product.token(who);
});

const READ = 'query ($id: ID!) { thread(id: $id) { seq messages { edges { node { __typename ... on Message { body } } } } } }';

/** Stops the next transaction that reads messages once it holds them, until it is told to go on: only the wait is ours. */
function pauseNextReading(): { holdsMessages: Promise<void>; goOn: () => void } {
  const [holding, going] = [gate(), gate()];
  const open = store.open.bind(store);
  store.open = async (...args): Promise<OpenTx> => {
    const opened = await open(...args);
    if (args[1] !== 'read') return opened;
    const allowed = opened.tx.allowed.bind(opened.tx);
    opened.tx.allowed = (async (...asked: Parameters<typeof allowed>) => {
      const rows = await allowed(...asked);
      if (asked[0].name === 'Message') {
        store.open = open;
        expect((rows as { sentBody?: string }[]).map((m) => m.sentBody)).toEqual(['Ce qui était écrit.']);
        holding.open();
        await going.opened;
      }
      return rows;
    }) as typeof allowed;
    return opened;
  };
  return { holdsMessages: holding.opened, goOn: going.open };
}

async function readWhileRevoked(who: 'A5' | 'A6'): Promise<Answer> {
  const paused = pauseNextReading();
  const answer = product.ask(who, READ, { id: threadId });
  await paused.holdsMessages;
  await endAdmission(product, 'A4', admissions.A5!);
  paused.goOn();
  return await answer;
}

describe('a query paused inside its transaction while its actor is revoked', () => {
  it('answers as one who never had access: what it had read is thrown away and asked again', async () => {
    expect((await product.ask('A5', READ, { id: threadId })).text).toContain('Ce qui était écrit.');
    const { status, body, text } = await readWhileRevoked('A5');
    expect({ status, body }).toEqual({ status: 200, body: { data: { thread: null } } });
    expect(text).not.toContain('Ce qui était écrit.');
  });

  it('leaves the others their answer', async () => {
    expect((await readWhileRevoked('A6')).text).toContain('Ce qui était écrit.');
  });

  it('leaves in the journal the reading that was thrown away: it may have been in hand', async () => {
    const { id: actor } = await product.door.actor('A5');
    const readings = (): Promise<number> => count(product.door, 'access', `thread_id = $1 and actor_id = $2 and outcome = 'READ' and shown > 0`, [threadId, actor]);
    expect(await readings()).toBe(0);
    await readWhileRevoked('A5');
    expect(await readings()).toBe(1);
  });

  it('and the check bites: were the moved epoch not seen at the trace, the answer would leave with what was read', async () => {
    const committer = product.server.app.get(TraceCommitter);
    const commit = committer.commit.bind(committer);
    committer.commit = async (...args) => {
      await commit(...args);
      return false;
    };
    try {
      expect((await readWhileRevoked('A5')).text).toContain('Ce qui était écrit.');
    } finally {
      committer.commit = commit;
    }
  });
});
