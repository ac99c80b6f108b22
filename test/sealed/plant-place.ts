/** A secret place, declared, recognised in what is about to be sent, and ended. */
import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Hands } from './plant-piece.js';

export async function plantPlace({ act, api, token }: Hands, canary: string, dossierId: string): Promise<void> {
  const { id: lieuProtegeId } = await act('A8', 'declareLieuProtege', 'DeclareLieuProtegeInput', { requestId: randomUUID(), dossierId, ground: 'JUDGE', reason: `${canary} ordonnance`, validFrom: '2020-01-01T00:00:00Z',
    name: `${canary} home`, address: `${canary} street`, phone: `${canary} 05 36 49 00 00`, email: `${canary}@home.example` }, 'lieuProtege');
  const cited = await api.ask(token, 'query ($input: CitedPlacesInput!) { citedPlaces(input: $input) { cited { passage } } }', { input: { dossierId, texts: [`Vers ${canary} street.`] } });
  expect(cited.text).toContain(`"passage":"${canary} street"`);
  await act('A8', 'endLieuProtege', 'EndLieuProtegeInput', { lieuProtegeId }, 'lieuProtege');
}
