// Starts the window: settings first (language, theme), then the book that is open, then the screens.
import { mount } from 'svelte';

import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/print.css';

const target = document.getElementById('app');
if (target) mount(App, { target });
