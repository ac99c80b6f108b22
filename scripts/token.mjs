// npm run -s token -- <e-mail> : performs the real sign-in, as a browser would, and prints our bearer token and nothing else.
const base = new URL(process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT || 3000}`).origin;
const email = process.argv[2]?.trim().toLowerCase();

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const cookies = new Map();

/** One request with the cookies of its host; the name of the host is enough, this browser lives for one sign-in. */
async function request(url, form) {
  const { hostname } = url;
  const held = [...(cookies.get(hostname) ?? new Map())].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(url, {
    method: form ? 'POST' : 'GET', redirect: 'manual', body: form && new URLSearchParams(form),
    headers: { accept: url.origin === base ? 'application/json' : 'text/html', ...(held && { cookie: held }) },
  });
  for (const line of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name) cookies.set(hostname, (cookies.get(hostname) ?? new Map()).set(name, value));
  }
  return answer;
}

const nameOf = ({ origin }) => (origin === base ? 'Cordée' : 'Le fournisseur d’identité');

async function follow(url, form) {
  let [next, sent] = [new URL(url), form];
  for (let hops = 0; hops < 15; hops++) {
    const answer = await request(next, sent).catch(() => fail(`${nameOf(next)} ne répond pas à ${next.origin} : démarrez Cordée (npm start), puis recommencez.`));
    const location = answer.headers.get('location');
    if (!location) return { url: next, answer, body: await answer.text() };
    [next, sent] = [new URL(location, next), undefined];
  }
  return fail('Le fournisseur d’identité tourne en rond : redémarrez Cordée et recommencez.');
}

const decode = (text) => text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

function peopleOf(page) {
  const rows = page.matchAll(/name="personne" value="([^"]+)" data-email="([^"]+)"[^>]*>\s*<strong>([^<]+)<\/strong><br>([^<]+)</g);
  return [...rows].map(([, sub, address, name, what]) => ({ sub, email: decode(address), name: decode(name), what: decode(what) }));
}

function explain({ answer, body }) {
  try {
    const { error } = JSON.parse(body);
    return `${error.message} ${error.whatToDo}`;
  } catch {
    return `Réponse inattendue de ${base} (${answer.status}) : Cordée y est-elle bien démarrée ?`;
  }
}

if (!email) fail('Usage : npm run -s token -- <adresse e-mail d’une personne de la démonstration>');
const choice = await follow(`${base}/auth/login?mode=client&hint=${encodeURIComponent(email)}`);
if (!choice.answer.ok) fail(explain(choice));
const people = peopleOf(choice.body);
if (people.length === 0) fail('Ce fournisseur d’identité n’est pas celui de la démonstration : connectez-vous par le navigateur.');
const person = people.find((one) => one.email === email);
if (!person) fail(`Personne n’a l’adresse ${email}. On peut être :\n${people.map((one) => `  ${one.email}  ${one.name}, ${one.what}`).join('\n')}`);
const end = await follow(choice.url, { personne: person.sub });
if (!end.answer.ok) fail(explain(end));
process.stdout.write(`${JSON.parse(end.body).token}\n`);
