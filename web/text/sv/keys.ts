/** The list of keys that `?` shows. */
export const keys = {
  title: 'Kortkommandon',
  search: 'Sök',
  help: 'Visa den här listan',
  modules: 'Byt del: Läge, Kameror, Platser, Tabell',
  mapMove: 'Flytta kartan (när kartan har fokus)',
  mapZoom: 'Zooma',
  mapTurn: 'Vrid kartan',
  escape: 'Avbryt eller avmarkera',
  brush: 'Flytta periodens början eller slut',
  arrows: 'Piltangenter',
  shift: 'Skift',
  space: 'Mellanslag',
} as const
