import type { ReactNode } from 'react';
import { useTitle } from '../../shell/title.js';
import { DisplayPart } from './display.js';
import { MailPart } from './mail.js';
import { SessionsPart } from './sessions.js';

export function Component(): ReactNode {
  useTitle('Réglages');
  return <><div className="page-head"><h1>Réglages</h1></div><DisplayPart /><MailPart /><SessionsPart /></>;
}
