import type { ASTVisitor, GraphQLError, ValidationContext } from 'graphql';
import { checkShape } from './limits-shape.js';
import { checkWords } from './limits-words.js';

/** The same limits on the document that the server parsed itself, in case it ever reads a request otherwise than we did (limits-source.ts). */
export function limitsRule(context: ValidationContext): ASTVisitor {
  return {
    Document: (document) => {
      try {
        checkWords(document);
        checkShape(document);
      } catch (e) {
        context.reportError(e as GraphQLError);
      }
    },
  };
}
