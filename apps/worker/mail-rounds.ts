import type { Mailer } from '../../libs/notices/mailer.js';
import type { InvitationLinks } from '../../libs/platform/invitation-links.js';
import type { AgendaNames } from '../../libs/syntheses/agenda-names.js';
import { queueLapsedAgendas } from './queue-agendas.js';
import { sendAgendas, type AgendaPlaces } from './send-agendas.js';
import { sendInvitations } from './send-invitations.js';
import { sendMails } from './send-mails.js';
import type { WorkerTools } from './tools.js';

const EVERY_MS = 5000;

/** Looks every few seconds for mails that are due. Stopping waits for the mail that is being sent, whose server is only so long waited for. */
export function startMailRounds(tools: WorkerTools, mailer: Mailer, links: InvitationLinks, names: AgendaNames, places: AgendaPlaces): { stop(): Promise<void> } {
  let stopped = false;
  let round: Promise<unknown> | null = null;
  const look = (): void => {
    round ??= sendInvitations(tools, mailer, links, () => stopped).then(() => queueLapsedAgendas(tools)).then(() => sendAgendas(tools, mailer, names, places, () => stopped)).then(() => sendMails(tools, mailer, () => stopped))
      .catch((error: unknown) => tools.log.warn({ error }, 'a round of mails failed; it will be taken up again'))
      .finally(() => { round = null; });
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      mailer.close();
      await round;
    },
  };
}
