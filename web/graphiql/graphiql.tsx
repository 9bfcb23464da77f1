import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

/** The field where developers try the API; a page of its own, built only when it is asked for. */
const root = document.getElementById('graphiql');
const fetcher = createGraphiQLFetcher({ url: '/graphql', headers: { 'apollo-require-preflight': '1' } });
if (root)
  createRoot(root).render(
    <GraphiQL fetcher={fetcher} defaultQuery="{ actors(first: 5) { totalCount nodes { name } } }" />,
  );
