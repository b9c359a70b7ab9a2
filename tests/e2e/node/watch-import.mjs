import { io } from 'socket.io-client';

const url = process.env.API_URL ?? 'http://localhost:3333';
const socket = io(url, { auth: { token: process.env.TOKEN } });

socket.on('products:import-progress', (event) => console.log(event.status, event.progress, event.processedRecords));
socket.on('products:import-completed', (event) => console.log(event.result));
