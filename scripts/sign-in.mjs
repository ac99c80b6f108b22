/** The real sign-in, as a browser would do it with the demonstration's provider: from an address to our bearer token. Refusals are errors with one sentence. */
export const baseUrl = new URL(process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT || 3000}`).origin;

class Browser {
  cookies = new Map();

  /** One request with the cookies of its host; the name of the host is enough, this browser lives for one sign-in. */
  async request(url, form) {
    const { hostname } = url;
    const held = [...(this.cookies.get(hostname) ?? new Map())].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET', redirect: 'manual', body: form && new URLSearchParams(form),
      headers: { accept: url.origin === baseUrl ? 'application/json' : 'text/html', ...(held && { cookie: held }) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name) this.cookies.set(hostname, (this.cookies.get(hostname) ?? new Map()).set(name, value));
    }
    return answer;
  }

  async follow(url, form) {
    let [next, sent] = [new URL(url), form];
    for (let hops = 0; hops < 15; hops++) {
      const answer = await this.request(next, sent).catch(() => { throw new Error(`${nameOf(next)} ne répond pas à ${next.origin} : démarrez Cordée (npm start), puis recommencez.`); });
      const location = answer.headers.get('location');
      if (!location) return { url: next, answer, body: await answer.text() };
      [next, sent] = [new URL(location, next), undefined];
    }
    throw new Error('Le fournisseur d’identité tourne en rond : redémarrez Cordée et recommencez.');
  }
}

const nameOf = ({ origin }) => (origin === baseUrl ? 'Cordée' : 'Le fournisseur d’identité');
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
    return `Réponse inattendue de ${baseUrl} (${answer.status}) : Cordée y est-elle bien démarrée ?`;
  }
}

export async function signIn(email) {
  const browser = new Browser();
  const choice = await browser.follow(`${baseUrl}/auth/login?mode=client&hint=${encodeURIComponent(email)}`);
  if (!choice.answer.ok) throw new Error(explain(choice));
  const people = peopleOf(choice.body);
  if (people.length === 0) throw new Error('Ce fournisseur d’identité n’est pas celui de la démonstration : connectez-vous par le navigateur.');
  const person = people.find((one) => one.email === email);
  if (!person) throw new Error(`Personne n’a l’adresse ${email}. On peut être :\n${people.map((one) => `  ${one.email}  ${one.name}, ${one.what}`).join('\n')}`);
  const end = await browser.follow(choice.url, { personne: person.sub });
  if (!end.answer.ok) throw new Error(explain(end));
  return JSON.parse(end.body).token;
}
