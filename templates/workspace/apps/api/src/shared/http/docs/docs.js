// Shows openapi.json, which is beside this page. Text goes into the page as text only, never as markup.

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const description = await (await fetch('openapi.json')).json();
const filter = document.getElementById('filter');
const page = document.getElementById('operations');
document.getElementById('about').textContent = description.info.description ?? '';
filter.addEventListener('input', show);
show();

function show() {
  const wanted = filter.value.trim().toLowerCase();
  const sections = new Map();
  for (const [path, item] of Object.entries(description.paths)) {
    for (const method of METHODS.filter((name) => item[name])) {
      const operation = item[method];
      const text = `${method} ${path} ${operation.summary ?? ''}`.toLowerCase();
      if (!text.includes(wanted)) continue;
      const tag = operation.tags?.[0] ?? 'other';
      sections.set(tag, [...(sections.get(tag) ?? []), block(method, path, operation)]);
    }
  }
  page.replaceChildren(
    ...[...sections].flatMap(([tag, blocks]) => [element('h2', tag), ...blocks]),
  );
}

function block(method, path, operation) {
  const summary = element('summary');
  const name = element('span', method.toUpperCase());
  name.className = 'method';
  summary.append(name, element('code', path), ` ${operation.summary ?? ''}`);
  const details = element('details');
  details.append(summary);
  if (operation.parameters) details.append(parameters(operation.parameters));
  const body = operation.requestBody?.content?.['application/json']?.schema;
  if (body) details.append(element('h3', 'Body'), schema(body));
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    const answer = response.content?.['application/json']?.schema;
    details.append(element('h3', `${status} ${response.description ?? ''}`));
    if (answer) details.append(schema(answer));
  }
  return details;
}

function parameters(list) {
  const table = element('table');
  for (const parameter of list) {
    const row = table.insertRow();
    row.insertCell().append(element('code', parameter.name));
    row.insertCell().textContent = parameter.in;
    row.insertCell().textContent = parameter.description ?? '';
  }
  return table;
}

function schema(found) {
  return element('pre', JSON.stringify(resolved(found, []), null, 2));
}

// A schema with its references in place; one inside itself stays a name.
function resolved(found, seen) {
  if (Array.isArray(found)) return found.map((each) => resolved(each, seen));
  if (found === null || typeof found !== 'object') return found;
  if (found.$ref) {
    const name = found.$ref.split('/').pop();
    if (seen.includes(name)) return name;
    return resolved(description.components.schemas[name], [...seen, name]);
  }
  const entries = Object.entries(found);
  return Object.fromEntries(entries.map(([key, value]) => [key, resolved(value, seen)]));
}

function element(name, text = '') {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
