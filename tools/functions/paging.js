/** The Link header of the success, x-paging and the parameter it names belong together. */
export default function paging(operation, _options, context) {
  const findings = [];
  const report = message => findings.push({ message, path: context.path });
  const success = Object.entries(operation.responses ?? {}).find(([status]) => status[0] === '2')?.[1];
  const links = 'Link' in (success?.headers ?? {});
  const names = operation['x-paging'];
  const query = (operation.parameters ?? []).filter(parameter => parameter.in === 'query');
  if (links !== Boolean(names)) report('has only one of the Link header and x-paging');
  if (names && !query.some(parameter => parameter.name === names.cursor)) {
    report(`has no query parameter ${names.cursor}, which x-paging names`);
  }
  if (names && !(names.pageSize > 0)) report('x-paging has no pageSize');
  return findings;
}
