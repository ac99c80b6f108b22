import { Refused } from '../reasons.js';

const IMAGE = /\.(?:(jpe?g)|(png))$/i;
export const isImage = (name: string): boolean => IMAGE.test(name);

/** A picture inside a text carries the place and the camera too: it is made again, as one deposited alone. Any other thing inside is refused. */
export async function innerImage(name: string, data: Buffer): Promise<Buffer> {
  const [, jpeg] = IMAGE.exec(name) ?? [];
  try {
    return await (await import('./image.js')).reencode(data, jpeg ? 'jpeg' : 'png');
  } catch (e) {
    throw e instanceof Refused && e.reason === 'DEMESURE' ? e : new Refused('INCORPORE');
  }
}
