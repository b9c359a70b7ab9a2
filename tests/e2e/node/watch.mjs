import { io } from 'socket.io-client';

const url = process.env.API_URL ?? 'http://localhost:3333';
const socket = io(url, { auth: { token: process.env.TOKEN } });

socket.on('connect', () => console.log('connected'));
socket.on('connect_error', (error) => console.log('refused:', error.message));
socket.on('products:created', (event) => console.log('created:', event.data.name));
socket.on('products:updated', (event) => console.log('updated:', event.data.name));
socket.on('products:deleted', (event) => console.log('deleted:', event.id));
socket.on('products:bulk-deleted', (event) => console.log(`${event.count} deleted:`, event.ids));
