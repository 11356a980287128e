class PhotosController < ApplicationController
  before_action(:find_photo, except: [:index, :new, :create])

  def index; @photos = Photo.all; end
  def new; @photo = Photo.new; end
  def create
    @photo = Photo.new(photo_params)
    @photo.save ? redirect_to(@photo) : render(:new)
  end
  def edit; end
  def update
    unless @photo.update(photo_params)
      return render(:edit)
    end
    redirect_to(@photo)
  end

  private
  def find_photo; @photo = Photo.find(params[:id]); end
  def photo_params; params.require(:photo).permit(:title); end
end
