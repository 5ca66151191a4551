/** The extensions in use are those that info.description explains in the list under "Extensions". */
export default function extensions(document) {
  const list = (document.info?.description ?? '').split('## Extensions')[1] ?? '';
  const explained = new Set();
  for (const [, names] of list.matchAll(/^- (x-[^:,]*)/gm)) {
    for (const [name] of names.matchAll(/x-[a-z-]+/g)) explained.add(name);
  }
  const findings = [];
  const used = new Set();
  const walk = (node, path) => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, value] of Object.entries(node)) {
      const here = [...path, key];
      if (/^x-/.test(key)) {
        used.add(key);
        if (!explained.has(key)) findings.push({ message: `${key} is not explained`, path: here });
      } else if (key !== 'value' && key !== 'example') {
        walk(value, here);
      }
    }
  };
  walk(document, []);
  for (const name of explained) {
    if (!used.has(name)) {
      findings.push({ message: `${name} is explained but not used`, path: ['info', 'description'] });
    }
  }
  return findings;
}
