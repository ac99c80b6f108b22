/** PDF that act, hold, hide or are locked. */
import { PDFName, PDFString } from '@cantoo/pdf-lib';
import type { Case } from '../corpus.js';
import { encrypted, handmade, inStream, PAGES, pdf, withAction, withAttachment, withScript, withXfa } from '../make/pdf.js';

const bad = (what: string, bytes: Case['bytes'], expected: Case['expected'] = 'ACTIF'): Case => ({ what: `PDF: ${what}`, file: 'a.pdf', bytes, expected });
const [, PAGE_LIST, PAGE] = PAGES;
const opening = (action: string): string[] => [`<< /Type /Catalog /Pages 2 0 R /OpenAction ${action} >>`, PAGE_LIST, PAGE];

export const pdfs: readonly Case[] = [
  bad('a script in an object stream', () => withScript(true)),
  bad('a script in clear', () => withScript(false)),
  bad('a script by its codes', () => handmade(opening('<< /S /J#61vaScript /J#53 (app.alert(1)) >>'))),
  bad('a script by the codes of all its letters', () => handmade(opening('<< /S /#4A#61#76#61#53#63#72#69#70#74 >>'))),
  bad('a script of a page', () => pdf((d) => { d.getPage(0).node.set(PDFName.of('AA'), d.context.obj({ O: { S: 'JavaScript', JS: PDFString.of('1') } } as never)); })),
  bad('a script among the names', () => pdf((d) => { d.addJavaScript('main', 'app.alert(1)'); })),
  bad('a script that no object leads to', () => handmade([...PAGES, '<< /S /JavaScript /JS (app.alert(1)) >>'])),
  bad('a script in a stream that no object leads to', () => handmade([...PAGES, inStream('<< /S /JavaScript /JS (app.alert(1)) >>')])),
  bad('a script under a short name alone, in a stream', () => handmade([...PAGES, inStream('<< /JS (app.alert(1)) >>')])),
  bad('a script that a later revision hides', () => {
    const first = handmade(opening('<< /S /JavaScript /JS (app.alert(1)) >>'));
    return Buffer.concat([first, handmade(PAGES, { head: '', trailer: '/Prev 9 ' })]);
  }),
  bad('the launching of a program', () => withAction('Launch')),
  bad('the launching of a program, in a stream', () => handmade([...PAGES, inStream('<< /S /Launch /F (cmd.exe) >>')])),
  bad('the sending of a form', () => withAction('SubmitForm')),
  bad('the importing of data', () => withAction('ImportData')),
  bad('a rendition', () => withAction('Rendition')),
  bad('a film', () => withAction('Movie')),
  bad('a going to another file', () => withAction('GoToR'), 'EXTERIEUR'),
  bad('a going into a file inside', () => withAction('GoToE')),
  bad('a file inside', withAttachment, 'INCORPORE'),
  bad('a file inside, as a note', () => handmade([...PAGES, '<< /Type /Annot /Subtype /FileAttachment >>']), 'INCORPORE'),
  bad('a rich annotation', () => handmade([...PAGES, '<< /Type /Annot /Subtype /RichMedia >>'])),
  bad('a form of the other kind', withXfa),
  bad('a password', encrypted, 'CHIFFRE'),
  bad('a password said by hand', () => handmade(PAGES, { trailer: '/Encrypt 9 0 R ' }), 'CHIFFRE'),
  bad('no page', () => handmade(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']), 'ABIME'),
  bad('no object', () => handmade([]), 'ABIME'),
  bad('no end', () => { const whole = handmade(PAGES); return whole.subarray(0, whole.length - 7); }, 'ABIME'),
  bad('a head alone', () => Buffer.from('%PDF-1.7\nstartxref\n0\n%%EOF\n'), 'ABIME'),
];
