import { Controller, Get, Header } from '@nestjs/common';
import { Platform } from './platform.js';

/** What a person sees at the root until the screens are built: what this is, and how to sign in. */
@Controller()
export class StartPageController {
  constructor(private readonly platform: Platform) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  page(): string {
    const demonstration = this.platform.config.production ? '' : '<p>Démonstration : toutes les personnes et tous les lieux sont inventés.</p>';
    return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Cordée</title></head><body>
<main><h1>Cordée</h1><p>Ce que chacun peut légalement partager autour d’un enfant en danger.</p>${demonstration}
<p><a href="/auth/login">Se connecter</a></p></main></body></html>`;
  }
}
