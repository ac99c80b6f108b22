/** A browser's part in signing in: cookies shared by all ports of a host, redirections followed one by one and written down. */
export interface Page {
  url: URL;
  status: number;
  headers: Headers;
  body: string;
}

interface Sent { form?: Record<string, string>; headers?: Record<string, string>; method?: string }
interface Cookie { value: string; path: string }

export class Browser {
  readonly seen: Page[] = [];
  private readonly cookies = new Map<string, Cookie>();
  /** Lets a test change a request on its way, as whoever holds the browser can. */
  onRequest: (url: URL) => URL | 'stop' = (url) => url;

  constructor(private readonly accept = 'text/html') {}

  cookie(name: string): string | undefined {
    return this.cookies.get(name)?.value;
  }

  plant(name: string, value: string): void {
    this.cookies.set(name, { value, path: '/' });
  }

  async open(address: string | URL, init: Sent = {}): Promise<Page> {
    let url = new URL(address);
    for (let hops = 0; hops < 15; hops++) {
      const asked = this.onRequest(url);
      if (asked === 'stop') return { url, status: 0, headers: new Headers(), body: '' };
      const page = await this.once(asked, hops === 0 ? init : {});
      const next = page.headers.get('location');
      if (!next || page.status < 300 || page.status > 399) return page;
      url = new URL(next, asked);
    }
    throw new Error('too many redirections');
  }

  private async once(url: URL, init: Sent): Promise<Page> {
    const cookie = [...this.cookies].filter(([, { path }]) => url.pathname.startsWith(path)).map(([name, { value }]) => `${name}=${value}`).join('; ');
    const method = init.method ?? (init.form ? 'POST' : 'GET');
    const answer = await fetch(url, {
      method, redirect: 'manual',
      headers: { accept: this.accept, ...(cookie && { cookie }), ...init.headers },
      ...(init.form && { body: new URLSearchParams(init.form) }),
    });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    const page = { url, status: answer.status, headers: answer.headers, body: await answer.text() };
    this.seen.push(page);
    return page;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/; */);
    const name = pair.slice(0, pair.indexOf('='));
    const attribute = (wanted: string): string | undefined => attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
    const gone = attribute('max-age') === '0' || new Date(attribute('expires') ?? '9999-01-01').getTime() < new Date().getTime();
    if (gone) this.cookies.delete(name);
    else this.cookies.set(name, { value: pair.slice(name.length + 1), path: attribute('path') ?? '/' });
  }
}
