import { SMTPServer } from 'smtp-server';

/** A mail server that delivers nowhere: what it accepts is kept here, with its envelope. `answer` may refuse an address or a mail, or never answer. */
export async function startSink({ port = 0, keep = 200, answer = () => undefined } = {}) {
  const mails = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, logger: false, closeTimeout: 200,
    onRcptTo: ({ address }, session, done) => {
      const said = answer(address, 'RCPT');
      if (said === 'HANG') return;
      done(said && Object.assign(new Error('refused'), { responseCode: said }));
    },
    onData: (stream, session, done) => {
      const pieces = [];
      stream.on('data', (piece) => pieces.push(piece));
      stream.on('end', () => {
        const [to] = session.envelope.rcptTo.map(({ address }) => address);
        const said = answer(to, 'DATA');
        if (said === 'HANG') return;
        if (said) { done(Object.assign(new Error('refused'), { responseCode: said })); return; }
        mails.push({ to, at: new Date(), raw: Buffer.concat(pieces).toString('latin1') });
        if (mails.length > keep) mails.shift();
        done();
      });
    },
  });
  // A client that hangs up in the middle of a word is no reason to fall.
  server.on('error', () => {});
  await new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { mails, port: server.server.address().port, url: `smtp://127.0.0.1:${server.server.address().port}`, close: () => new Promise((resolve) => { server.close(resolve); }) };
}
