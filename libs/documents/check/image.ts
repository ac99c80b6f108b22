/** A picture is decoded, and made again from its pixels: the place, the camera, the hour, the thumbnail before cropping and whatever follows its end are not copied. */
import sharp, { type Metadata, type Sharp } from 'sharp';
import { Refused } from '../reasons.js';

export const MOST_PIXELS = 50_000_000;
/** Memory first: one picture at a time, nothing kept. */
sharp.cache(false);
sharp.concurrency(1);

export async function reencode(bytes: Buffer, type: 'jpeg' | 'png'): Promise<Buffer> {
  const picture = (): Sharp => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'warning' });
  let size: Metadata;
  try {
    size = await picture().metadata();
  } catch (e) {
    throw new Refused(/pixel limit/i.test(String(e)) ? 'DEMESURE' : 'ABIME');
  }
  if (size.format !== type) throw new Refused('DESACCORD');
  if (!size.width || !size.height || size.width * size.height > MOST_PIXELS) throw new Refused('DEMESURE');
  try {
    // Turned as it was to be shown, since what said so is not copied.
    const upright = picture().rotate();
    return await (type === 'jpeg' ? upright.jpeg({ quality: 88 }) : upright.png({ compressionLevel: 6 })).toBuffer();
  } catch {
    throw new Refused('ABIME');
  }
}
