/** French words that tell nothing of what a message is about, without accents: they are in every message, so that a token of theirs would be the first that frequencies betray. */
export const STOP_WORDS: ReadonlySet<string> = new Set(`
  alors apres aucun aucune aupres aussi autre autres aux avant avec avoir car ceci cela celle celles celui ces cet cette ceux chaque chez comme comment contre dans depuis
  des donc dont elle elles encore entre est etc eux ici ils jusqu jusque les leur leurs lors lorsqu lorsque lui mais meme memes mes moi moins mon nos notre nous par parce parmi pas
  pendant peu plus plusieurs pour pourquoi pres puis puisqu puisque quand que quel quelle quelles quels qui quoi rien sans selon ses seulement sinon soi son sous sur tant tel telle telles tels
  ton tous tout toute toutes toutefois tres une vers voici voila vos votre vous
  suis sommes etes sont etais etait etions etiez etaient fus fut furent sera seront serait seraient soit soient ete etant etre
  avons avez ont avais avait avions aviez avaient eus eut eurent aura auront aurait auraient ait aient ayant
  fait faire fais font faut peut peuvent doit doivent
`.trim().split(/\s+/));
