import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import { actorId, uuid } from '../../test/support/situation.js';

let product: Product;
const hats: Record<string, string> = {};
/** Another habilitation of a person of the cast, in force unless dates say otherwise. */
async function give(key: string, fn: string, from = 'h.valid_from', to = 'h.valid_to'): Promise<string> {
  const id = uuid();
  await product.door.db.owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
    select $1, departement, professionnel_id, organisation_id, $3, ${from}, ${to} from app.habilitation h where id = $2`, [id, actorId(key), fn]);
  return id;
}
beforeAll(async () => {
  product = await Product.start();
  hats.own = actorId('A5');
  await product.token('A5');
  hats.second = await give('A5', 'REFERENT_ASE', `app.now() - interval '2 days'`);
  hats.ended = await give('A5', 'CESF', `app.now() - interval '3 days'`, 'app.now()');
  hats.others = await give('A6', 'CESF', `app.now() - interval '2 days'`);
});
afterAll(() => product.close());

const change = async (token: string, habilitation: string): Promise<{ status: number; body: { token?: string; error?: { code: string } } }> => {
  const response = await fetch(`${product.server.url}/auth/hat?habilitation=${habilitation}`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: await response.json() as { token?: string; error?: { code: string } } };
};
const me = async (token: string): Promise<{ function: string; hats: string[] } | null> => {
  const { body } = await product.post({ authorization: `Bearer ${token}` }, JSON.stringify({ query: '{ me { habilitation { function } hats { id } } }' }));
  return body.data?.me ? { function: body.data.me.habilitation.function, hats: body.data.me.hats.map((h: { id: string }) => h.id) } : null;
};

describe('changing hat', () => {
  it('acts under another habilitation of one’s own from a new session; the former one is worth nothing and its sockets close', async () => {
    const token = await product.token('A5');
    expect(await me(token)).toEqual({ function: 'ASSISTANT_SOCIAL', hats: expect.arrayContaining([hats.own, hats.second]) });
    const { socket } = await product.socket('A5');
    const closed = new Promise((resolve) => { socket.once('disconnect', resolve); });
    const { status, body } = await change(token, hats.second!);
    expect(status).toBe(200);
    await closed;
    expect(await me(token)).toBeNull();
    expect((await me(body.token!))?.function).toBe('REFERENT_ASE');
    const back = await change(body.token!, hats.own!);
    expect((await me(back.body.token!))?.function).toBe('ASSISTANT_SOCIAL');
    product.forget('A5');
  });

  it('is for one’s own habilitations in force: another’s, an ended one, none, leave the session as it was', async () => {
    const first = await change(await product.token('A5'), hats.second!);
    const token = first.body.token!;
    for (const habilitation of [hats.others!, hats.ended!, actorId('A6'), uuid(), 'x', '']) {
      expect(await change(token, habilitation)).toMatchObject({ status: 403, body: { error: { code: 'NO_SUCH_HAT' } } });
    }
    expect(await me(token)).toMatchObject({ function: 'REFERENT_ASE' });
    expect((await me(token))!.hats).not.toContain(hats.ended);
    expect(await change('A'.repeat(43), hats.second!)).toMatchObject({ status: 403 });
    product.forget('A5');
  });

  it('done twice at once from one session, is done once', async () => {
    const token = await product.token('A5');
    const answers = await Promise.all([change(token, hats.second!), change(token, hats.second!)]);
    expect(answers.map((a) => a.status).sort((a, b) => a - b)).toEqual([200, 403]);
    product.forget('A5');
  });
});
