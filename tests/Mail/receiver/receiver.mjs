// An independent mail server: takes mail by `smtp-server`, reads it by `mailparser`, judges signatures by `mailauth`.
// Settings come as JSON in the first argument; what happens goes to standard output, one JSON object a line.
// What it does with a message is said by the recipient's address: see `manners`.
import { readFileSync } from 'node:fs';
// Not the whole of mailauth: its parts that fetch over HTTP need a newer Node than we ask for.
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

const settings = JSON.parse(process.argv[2] ?? '{}');
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const mannerOf = (address) => address.split('@')[0];
const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code });
const socketOf = (session) => [...server.connections].find((connection) => connection.session?.id === session.id)?._socket;

/** The text records of the domains that sign. */
async function resolve(name, type) {
  const record = type === 'TXT' ? settings.dns?.[name] : undefined;
  if (record === undefined) throw Object.assign(new Error(`No ${type} of ${name}`), { code: 'ENOTFOUND' });
  return [[record]];
}

let open = 0;
const server = new SMTPServer({
  size: 50_000_000,
  logger: false,
  authOptional: settings.user === undefined,
  allowInsecureAuth: true,
  disableReverseLookup: true,
  secure: settings.secure === true,
  hideSTARTTLS: settings.key === undefined,
  hidePIPELINING: settings.pipelining !== true,
  ...(settings.key === undefined ? {} : { key: readFileSync(settings.key), cert: readFileSync(settings.certificate) }),

  onConnect(session, done) {
    open += 1;
    say({ event: 'connect', session: session.id, open });
    done();
  },
  onClose() {
    open -= 1;
    say({ event: 'close', open });
  },
  onAuth(auth, session, done) {
    if (auth.username === settings.user && auth.password === settings.password) done(null, { user: auth.username });
    else done(refusal(535, '5.7.8 No'));
  },
  onRcptTo(address, session, done) {
    switch (mannerOf(address.address)) {
      case 'unknown':
        return done(refusal(550, `5.1.1 <${address.address}> User unknown`));
      case 'grey':
        return done(refusal(450, `4.2.0 <${address.address}> Greylisted, come back`));
      case 'stall':
        return setTimeout(done, 700);
      default:
        return done();
    }
  },
  onData(stream, session, done) {
    const manner = mannerOf(session.envelope.rcptTo[0].address);
    const chunks = [];
    stream.on('data', (chunk) => {
      chunks.push(chunk);
      if (manner === 'cut') socketOf(session)?.destroy();
    });
    stream.on('end', async () => {
      const raw = Buffer.concat(chunks);
      switch (manner) {
        case 'spam':
          return done(refusal(554, '5.7.1 Looks like spam'));
        case 'busy':
          return done(refusal(451, '4.3.2 Not now'));
        case 'hangup':
          return socketOf(session)?.destroy();
        case 'silent':
          return say({ event: 'silent' });
      }

      say({ event: 'message', session: session.id, secure: session.secure, user: session.user ?? null, ...(await read(raw, session)) });
      done();
      if (manner === 'leave') setImmediate(() => socketOf(session)?.destroy());
    });
  },
});

async function read(raw, session) {
  const mail = await simpleParser(raw);
  const dkim = await dkimVerify(raw, { sender: session.envelope.mailFrom.address, resolver: resolve });
  return {
    sender: session.envelope.mailFrom.address,
    recipient: session.envelope.rcptTo[0].address,
    from: mail.from.text,
    to: mail.to.text,
    subject: mail.subject,
    text: mail.text,
    html: mail.html === false ? null : mail.html,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo ?? null,
    date: mail.date.toISOString(),
    headers: Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()])),
    longestLine: Math.max(...raw.toString('latin1').split('\r\n').map((line) => line.length)),
    dkim: dkim.results.map(({ status, signingDomain, selector, algo, signingHeaders }) => ({
      result: status.result,
      comment: status.comment ?? null,
      domain: signingDomain,
      selector,
      algorithm: algo,
      headers: (signingHeaders?.keys ?? '').toLowerCase().split(/\s*:\s*/),
    })),
  };
}

server.on('error', () => {}); // A client that breaks off is what some tests are about.
server.listen(settings.port ?? 0, '127.0.0.1', () => say({ event: 'listening', port: server.server.address().port }));
process.stdin.resume().on('end', () => process.exit(0)); // Whoever started it is gone.
