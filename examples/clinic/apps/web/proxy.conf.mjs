// Requests of the development server that belong to the API.
const port = process.env.API_PORT ?? process.env.PORT ?? '3333';
const target = `http://127.0.0.1:${port}`;

export default {
  '/api': { target },
  '/socket.io': { target, ws: true },
};
