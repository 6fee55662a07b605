import '@testing-library/jest-dom';
import 'jest-axe/extend-expect';
import { configure } from '@testing-library/react';

// The parts of the plugin load on demand, which takes a while where nothing is cached.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(30_000);
