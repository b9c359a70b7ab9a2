// What the twin does with a product: schemas, SQL and the two operations that are measured.
import { randomUUID } from 'node:crypto';

const STATUS = ['draft', 'active', 'discontinued'];
const COLUMNS = 'id, code, name, price, status, stock, description, version, created_at, updated_at';

const shown = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    code: { type: 'string' },
    name: { type: 'string' },
    price: { type: 'number' },
    status: { type: 'string' },
    stock: { type: 'integer', nullable: true },
    description: { type: 'string', nullable: true },
    createdAt: { type: 'string' },
    updatedAt: { type: 'string' },
    version: { type: 'integer' },
  },
};

export const listSchema = {
  querystring: {
    type: 'object',
    additionalProperties: false,
    properties: {
      page: { type: 'integer', minimum: 1, default: 1 },
      limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
      sort: { type: 'string', enum: ['createdAt', '-createdAt', 'name', '-name', 'price', '-price'], default: '-createdAt' },
      search: { type: 'string', minLength: 1, maxLength: 200 },
      priceMin: { type: 'number' },
      priceMax: { type: 'number' },
    },
  },
  response: {
    200: {
      type: 'object',
      properties: {
        success: { type: 'boolean' },
        data: { type: 'array', items: shown },
        pagination: {
          type: 'object',
          properties: {
            page: { type: 'integer' },
            limit: { type: 'integer' },
            total: { type: 'integer' },
            totalPages: { type: 'integer' },
          },
        },
      },
    },
  },
};

export const createSchema = {
  body: {
    type: 'object',
    required: ['code', 'name', 'price', 'status'],
    additionalProperties: false,
    properties: {
      code: { type: 'string', minLength: 1, maxLength: 20 },
      name: { type: 'string', minLength: 1, maxLength: 200 },
      price: { type: 'number', exclusiveMinimum: -1e10, exclusiveMaximum: 1e10 },
      status: { type: 'string', enum: STATUS },
      stock: { type: 'integer', minimum: -2147483648, maximum: 2147483647, nullable: true },
      description: { type: 'string', maxLength: 100000, nullable: true },
    },
  },
  response: { 201: { type: 'object', properties: { success: { type: 'boolean' }, data: shown } } },
};

/** A row as answers and events show it. */
const productOf = (row) => ({
  id: row.id,
  code: row.code,
  name: row.name,
  price: Number(row.price),
  status: row.status,
  stock: row.stock,
  description: row.description,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

const SORTED = { createdAt: 'created_at', name: 'name', price: 'price' };

/** The ORDER BY of a `sort` that the schema let through. */
function order(sort) {
  const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
  return `${SORTED[sort.replace('-', '')]} ${direction}, id ${direction}`;
}

export async function list(pool, { page, limit, sort, search, priceMin, priceMax }) {
  const values = [];
  const conditions = [];
  const bind = (value) => `$${values.push(value)}`;
  if (search !== undefined) {
    const pattern = bind(`%${search.replace(/[\\%_]/g, '\\$&')}%`);
    const columns = ['code', 'name', 'status', 'description'];
    conditions.push(`(${columns.map((column) => `${column} ILIKE ${pattern}`).join(' OR ')})`);
  }
  if (priceMin !== undefined) conditions.push(`price >= ${bind(priceMin)}`);
  if (priceMax !== undefined) conditions.push(`price <= ${bind(priceMax)}`);
  const where = conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '';
  const count = `SELECT count(*)::int AS total FROM products${where}`;
  const rows =
    `SELECT ${COLUMNS} FROM products${where} ORDER BY ${order(sort)}` +
    ` LIMIT $${values.length + 1} OFFSET $${values.length + 2}`;
  // A named statement is prepared once a connection; the text is its name, and there are few of them.
  const shape = `${sort}${conditions.length ? ` ${conditions.join(' ')}` : ''}`;
  const counted = await pool.query({ name: `count ${shape}`.slice(0, 63), text: count, values });
  const found = await pool.query({
    name: `rows ${shape}`.slice(0, 63),
    text: rows,
    values: [...values, limit, (page - 1) * limit],
  });
  const { total } = counted.rows[0];
  const pagination = { page, limit, total, totalPages: Math.ceil(total / limit) };
  return { success: true, data: found.rows.map(productOf), pagination };
}

const INSERT = {
  name: 'insert product',
  text:
    'INSERT INTO products (id, code, name, price, status, stock, description, created_at, updated_at)' +
    ` VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) RETURNING ${COLUMNS}`,
};

const AUDIT = {
  name: 'insert audit',
  text:
    'INSERT INTO app_audit_log (at, request_id, user_id, user_email, resource, action, entity_id, after)' +
    ' VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
};

const OUTBOX = {
  name: 'insert outbox',
  text:
    'INSERT INTO app_outbox (event_id, resource, entity_id, version, type, payload, at)' +
    ' VALUES ($1, $2, $3, $4, $5, $6, $7)',
};

export async function create(pool, body, user, requestId) {
  const client = await pool.connect();
  const now = new Date();
  try {
    await client.query('BEGIN');
    const inserted = await client.query({
      ...INSERT,
      values: [
        randomUUID(),
        body.code,
        body.name,
        body.price,
        body.status,
        body.stock ?? null,
        body.description ?? null,
        now,
      ],
    });
    const product = productOf(inserted.rows[0]);
    const actor = { id: user.id, email: user.email };
    const envelope = {
      type: 'created',
      resource: 'products',
      data: product,
      timestamp: now.toISOString(),
      user: actor,
    };
    const eventId = randomUUID();
    const after = JSON.stringify(product);
    await client.query({
      ...AUDIT,
      values: [now, requestId, user.id, user.email, 'products', 'create', product.id, after],
    });
    await client.query({
      ...OUTBOX,
      values: [eventId, 'products', JSON.stringify(product.id), product.version, 'created', JSON.stringify(envelope), now],
    });
    await client.query('COMMIT');
    return { product, envelope, meta: { eventId, entityId: product.id, version: product.version } };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
