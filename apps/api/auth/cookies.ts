interface CookieSettings {
  publicUrl: string;
}

const overTls = ({ publicUrl }: CookieSettings): boolean => publicUrl.startsWith('https:');

/** `__Host-` keeps a neighbouring subdomain from planting its own session in the browser of somebody who trusts us. */
const named = (name: string, settings: CookieSettings): string => (overTls(settings) ? `__Host-${name}` : name);

export const sessionCookie = (settings: CookieSettings): string => named('cordee', settings);
export const loginCookie = (settings: CookieSettings): string => named('cordee-login', settings);

/** Lax, not Strict: the return from the provider is a navigation from another site, and the session must be there at once. */
export function setCookie(name: string, value: string, settings: CookieSettings, maxAge?: number): string {
  return [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', ...(overTls(settings) ? ['Secure'] : []), ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`])].join('; ');
}

export const clearCookie = (name: string, settings: CookieSettings): string => setCookie(name, '', settings, 0);

export function cookieValue(header: string | undefined, name: string): string | undefined {
  const found = header?.split(';').map((pair) => pair.trim()).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
