import { Component, type ReactNode } from 'react';
import { Button } from './Button.tsx';

/** Catches a fault of a screen, so that the rest stays usable and the person learns that nothing recorded is lost. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="empty" role="alert">
        <h1>This screen has failed</h1>
        <p>Everything that was acknowledged is recorded. What was being typed on this screen is not.</p>
        <Button kind="primary" onClick={() => this.setState({ failed: false })}>
          Show the screen again
        </Button>
      </div>
    );
  }
}
