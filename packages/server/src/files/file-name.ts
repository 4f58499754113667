const maximumCharacters = 120;

/** Control and format characters (Unicode Cc, Cf): the latter can turn the direction of the text that follows. */
const unseen = /[\p{Cc}\p{Cf}]/gu;

/** The name that people see: without folders and without what can't be seen. */
export function fileNameOf(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const plain = last.replaceAll(unseen, '').trim();
  if (plain === '' || plain === '.' || plain === '..') return 'berkas';
  const characters = [...plain];
  return characters.length <= maximumCharacters ? plain : shortened(characters);
}

function shortened(characters: readonly string[]): string {
  const dot = characters.lastIndexOf('.');
  const ending = dot > 0 && characters.length - dot <= 6 ? characters.slice(dot) : [];
  return [...characters.slice(0, maximumCharacters - ending.length), ...ending].join('');
}
