// npm run -s token -- <e-mail> : performs the real sign-in, as a browser would, and prints our bearer token and nothing else.
import { signIn } from './sign-in.mjs';

const email = process.argv[2]?.trim().toLowerCase();
try {
  if (!email) throw new Error('Usage : npm run -s token -- <adresse e-mail d’une personne de la démonstration>');
  process.stdout.write(`${await signIn(email)}\n`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
