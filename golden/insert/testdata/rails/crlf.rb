class PagesController < ApplicationController
  def home
  end

  # Impressum
  def imprint
    render plain: "Impressum"
  end

  private

  def helper
  end
end
