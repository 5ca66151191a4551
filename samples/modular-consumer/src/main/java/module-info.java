/** A module that uses the client. */
module com.example.modular {
  requires dev.brazecdi.api;
  requires dev.brazecdi.client;
  requires dev.brazecdi.core;
  requires dev.brazecdi.health;
  requires dev.brazecdi.sandbox;

  // The client is an automatic module, as Retrofit and Moshi are, and such a module can require none.
  requires okhttp3;
  requires mockwebserver3;
}
